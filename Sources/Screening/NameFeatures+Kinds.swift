/// Features of what is left over by the kind of word that it is.
extension NameFeatures {
  mutating func setKinds(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, isPerson: Bool
  ) {
    isBodyOver =
      (alignment.leftOnly.isEmpty || alignment.rightOnly.isEmpty)
      && Self.isOfBodies(left, alignment.leftOnly) && Self.isOfBodies(right, alignment.rightOnly)
    if self[.genericConflict] == 1,
      let mine = Self.bodies(left, alignment.leftOnly),
      let theirs = Self.bodies(right, alignment.rightOnly), mine & theirs != 0
    {
      self[.genericConflict] = 0
      self[.bodyConflict] = 1
    }
    guard isPerson else { return }
    let (mine, theirs) = (
      Self.areNisbas(left, alignment.leftOnly), Self.areNisbas(right, alignment.rightOnly)
    )
    guard let mine, let theirs, mine || theirs else { return }
    self[.nisbaApart] = mine && theirs ? 1 : 0.5
  }

  private static func isOfBodies(_ name: PreparedName, _ rest: [Int]) -> Bool {
    rest.allSatisfy {
      name.tokens[$0].role == .particle || Lexicon.bodies[name.tokens[$0].group] != nil
    }
  }

  /// The kinds of body that the words of trade among `rest` can all be called by, a bit each; nil when one of them
  /// says something else.
  private static func bodies(_ name: PreparedName, _ rest: [Int]) -> UInt8? {
    var kinds: UInt8 = 0
    for index in rest where name.tokens[index].role == .generic {
      guard let mine = Lexicon.bodies[name.tokens[index].group] else { return nil }
      kinds |= mine
    }
    return kinds
  }

  /// Whether all words of the name proper among `rest` stand after an article; nil when there are none.
  private static func areNisbas(_ name: PreparedName, _ rest: [Int]) -> Bool? {
    var found: Bool?
    for index in rest where name.tokens[index].role == .name {
      let isNisba =
        index > 0 && name.tokens[index - 1].role == .particle
        && name.tokens[index - 1].letters.count == 2
        && Lexicon.articles.contains(name.tokens[index - 1].letters)
      found = (found ?? true) && isNisba
    }
    return found
  }
}

extension Lexicon {
  /// The article of Arabic as it is written before the letters that it is heard with.
  static let articles = words("AL EL UL AD AR AS ASH AT AZ AN ED ER ES")

  /// Words that say what kind of body bears a name, and which a translator takes for one another: societies, firms,
  /// armed groups and offices of a state, a bit each, by the group of the word.
  static let bodies: [UInt32: UInt8] = {
    var table: [UInt32: UInt8] = [:]
    let kinds = [
      "SOCIETY ASSOCIATION ORGANIZATION FOUNDATION INSTITUTE COMMITTEE COUNCIL UNION CENTER CLUB",
      "COMPANY CORPORATION ENTERPRISE GROUP HOLDING ASSOCIATION",
      "ARMY FRONT BRIGADE BATTALION MOVEMENT PARTY ORGANIZATION NETWORK FORCE CORPS UNION COUNCIL",
      "MINISTRY DEPARTMENT DIRECTORATE OFFICE BUREAU AGENCY COMMITTEE CENTER ORGANIZATION",
    ]
    for (bit, words) in kinds.enumerated() {
      for word in pieces(words.utf8) {
        table[NameToken.group(of: Array(word)), default: 0] |= 1 << bit
      }
    }
    return table
  }()
}
