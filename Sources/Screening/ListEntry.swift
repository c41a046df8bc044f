/// One entry of a sanctions list and one dated edition of such a list, as published.
///
/// A list is screened as it stood on a day, so entries belong to editions and never stand alone.
/// What the publisher wrote is kept beside what was understood from it: an IMO number with a wrong
/// check digit stays as text and is not an `IMONumber`.
package import Vocabulary

/// One entry of a list, in one edition.
package struct ListEntry: Hashable, Sendable {
  /// What kind of party the entry names.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case ship
    case person
    case company
    case aircraft
  }

  /// The publisher's own number of the entry; stays the same from edition to edition.
  package let id: String
  /// The list's name, such as `OFAC SDN`.
  package private(set) var list: String
  package let kind: Kind
  package let name: String
  /// Other names the publisher gives (also known as, formerly known as), in the file's order.
  package var aliases: [String] = []
  /// Programme tags as the publisher writes them, such as `VENEZUELA-EO13850`.
  package var programmes: [String] = []
  /// The hull number as written, check digit right or not; nil when the entry has none.
  package var imoAsWritten: String?
  /// The hull number when its check digit is right.
  package var imo: IMONumber?
  package var mmsi: MMSI?
  package var callSign: String?
  package var flag: String?
  package var vesselType: String?
  /// Tonnage as written; lists mix dead weight and gross tonnage and use thousands separators.
  package var tonnage: String?
  package var owner: String?
  /// Parties the publisher says the entry is linked to.
  package var linkedTo: [String] = []
  /// Markers of secondary sanctions risk, as written.
  package var secondarySanctions: [String] = []
  package var remarks: String?
  /// Names the publisher calls weak or of low quality: they may be many people's.
  package var weakAliases: [String] = []
  /// Names the party no longer bears.
  package var formerNames: [String] = []
  /// Numbers and codes whose form is right, hull number and radio identities included.
  package var identifiers: [PartyIdentifier] = []
  package var births: [PartialDate] = []
  /// Lower-case two-letter codes where they could be understood.
  package var countries: Set<String> = []
  package var genders: Set<String> = []
  /// The day of listing where the publisher states one.
  package var listedOn: CivilDate?
  /// The day of the last change where the publisher states one.
  package var updatedOn: CivilDate?
  /// One-based row of the file.
  package let row: Int
  package private(set) var source: SourceReference

  package init(
    id: String, list: String, kind: Kind, name: String, row: Int, source: SourceReference
  ) {
    self.id = id
    self.list = list
    self.kind = kind
    self.name = name
    self.row = row
    self.source = source
  }
}

extension ListEntry {
  /// The same entry under another list's name.
  package func moved(to list: String) -> Self {
    var entry = self
    entry.list = list
    return entry
  }

  /// The same entry read from an input of another number.
  package func numbered(_ source: UInt32) -> Self {
    var entry = self
    entry.source = SourceReference(
      source: source, offset: self.source.offset, length: self.source.length)
    return entry
  }

  /// Every name but the first.
  package var otherNames: [String] { aliases + formerNames + weakAliases }

  /// What the entry says, in the form that is compared.
  package var party: Party {
    var party = Party(kind: kind.partyKind)
    party.names = [.init(name)]
    party.names += aliases.map { .init($0, .alias) }
    party.names += formerNames.map { .init($0, .former) }
    party.names += weakAliases.map { .init($0, .weak) }
    party.identifiers = identifiers
    if let imo { party.add(.shipIMO, imo.description) }
    if let mmsi { party.add(.mmsi, mmsi.description) }
    if let callSign { party.add(.callSign, callSign) }
    party.births = births
    party.countries = countries
    if let code = flag.flatMap({ CountryCodes.code($0) }) { party.countries.insert(code) }
    party.genders = genders
    party.shipType = vesselType
    party.tonnage = tonnage.flatMap { Double($0.filter { $0.isNumber || $0 == "." }) }
    return party
  }
}

extension ListEntry.Kind {
  package var partyKind: PartyKind {
    switch self {
    case .ship: .ship
    case .person: .person
    case .company: .organisation
    case .aircraft: .aircraft
    }
  }
}

/// A list as it stood on the day it was published.
package struct ListEdition: Hashable, Sendable {
  package let list: String
  package let date: CivilDate
  /// SHA-256 of the file as published (compressed if it was), lower-case hexadecimal.
  package let sha256: String
  package let entries: [ListEntry]

  package init(list: String, date: CivilDate, sha256: String, entries: [ListEntry]) {
    self.list = list
    self.date = date
    self.sha256 = sha256
    self.entries = entries
  }

  /// What names this edition in an answer.
  package var identity: EditionIdentity {
    EditionIdentity(list: list, date: date, sha256: sha256, entryCount: entries.count)
  }
}

/// The facts that let a second person fetch the same edition again.
package struct EditionIdentity: Hashable, Comparable, Sendable {
  package let list: String
  package let date: CivilDate
  package let sha256: String
  package let entryCount: Int

  package init(list: String, date: CivilDate, sha256: String, entryCount: Int) {
    self.list = list
    self.date = date
    self.sha256 = sha256
    self.entryCount = entryCount
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.list, left.date, left.sha256) < (right.list, right.date, right.sha256)
  }

  /// `OFAC SDN of 2024-05-03 (14965 entries, sha256 ab12…)`.
  package var description: String {
    "\(list) of \(date.description) (\(entryCount) entries, sha256 \(sha256))"
  }
}
