/// What an alignment of two names amounts to, as numbers the score is made of.
///
/// Each number is named, so that an explanation can say which of them carried the score.
struct NameFeatures: Sendable {
  /// Nats that the two names share.
  private(set) var shared: Float = 0
  /// All that the two share is one word, heard alike and begun with another letter: `SIEMENS`, `CIMEX`.
  private(set) var isMisheard = false
  /// Two words or more are linked, none of them the same nor much alike, one by other consonants, one by two slips or more.
  private(set) var isUnanchored = false
  /// All that is left over stands on one side and is what kind of body it is: `MARINE INDUSTRIES`, `MARINE INDUSTRIES ORGANIZATION`.
  var isBodyOver = false
  private(set) var values = [Float](repeating: 0, count: Feature.allCases.count)

  /// No word is like one of the other name, nor made of its words' beginnings.
  var sharesNothing: Bool {
    shared == 0 && self[.acronym] == 0 && self[.blend] == 0 && self[.sameWhole] == 0
      && self[.oneSlip] == 0 && self[.twoSlips] == 0 && self[.stemReplacement] == 0
      && self[.looseReplacement] == 0
  }

  subscript(_ feature: Feature) -> Float {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }

  init(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment,
    isPerson: Bool, _ rows: inout SlipRows, _ marks: inout GramMarks
  ) {
    let (leftWeight, rightWeight) = (Self.weight(left), Self.weight(right))
    var shared: Float = 0
    var lost: Float = 0
    var worst: Float = 1
    var proper = 0
    for link in alignment.links {
      shared += link.weight * Self.worth(link.similarity)
      lost += link.weight * (1 - link.similarity)
      if !link.isInitial { worst = min(worst, link.similarity) }
      if !link.isInitial {
        // Two words written as one are two words that agree, if they are words of the name proper at all.
        let (mine, theirs) = (
          Self.names(left, link.left, isPerson: isPerson),
          Self.names(right, link.right, isPerson: isPerson)
        )
        if mine > 0, theirs > 0 { proper += max(mine, theirs) }
      }
      if link.isInitial { self[.initials] += 1 }
    }
    let leftRest = Self.rest(left, alignment.leftOnly)
    let rightRest = Self.rest(right, alignment.rightOnly)
    self[.always] = 1
    self[.coverage] = 2 * shared / max(leftWeight + rightWeight, 1)
    self[.containment] = min(shared / max(min(leftWeight, rightWeight), 1), 1)
    self[.sharedInformation] = TokenWeights.naturalLogarithm(1 + shared)
    self[.conflict] = min(leftRest.weight, rightRest.weight) / 10
    self[.conflictShare] =
      2 * min(leftRest.weight, rightRest.weight) / max(leftWeight + rightWeight, 1)
    self[.surplus] = abs(leftRest.weight - rightRest.weight) / max(leftWeight, rightWeight, 1)
    self[.spellingLoss] = lost / max(shared, 1)
    self[.worstLink] = 1 - worst
    self[.noLink] = proper == 0 ? 1 : 0
    self[.oneLink] = proper == 1 ? 1 : 0
    self[.threeLinks] = proper >= 3 ? 1 : 0
    self[.littleShared] = max(0, 7 - shared) / 7
    self[.misspelling] = (1 - worst) * (1 - worst) * 10
    setRests(leftRest, rightRest)
    setKinds(left, right, alignment, isPerson: isPerson)
    setWhole(left, right, alignment, worst)
    self[.nearReplacement] = Self.nearest(left, right, alignment)
    setPlaces(left, right, alignment, isPerson: isPerson)
    setSlips(left, right, alignment, isPerson: isPerson, &rows)
    setTyped(left, right, alignment, &rows)
    setRuns(left, right, alignment, isPerson: isPerson, &marks)
    if self[.patronymTurned] == 1 {
      // Father and son have the same words.
      for feature in [Feature.sameWords, .allLinked, .oneSlipTurned] { self[feature] = 0 }
    }
    isMisheard = self[.singleWord] == 1 && Self.isMisheard(left, right, alignment)
    isUnanchored = Self.isUnanchored(left, right, alignment, &rows)
    self[.respelling] = PreparedName.isRespelling(left, right) ? 1 : 0
    self.shared = shared
    if self[.sameWhole] == 1, self[.allLinked] == 0 { agreeWholly(left, right, isPerson) }
  }

  /// The letters are the same though the words could not be linked: nothing is left over and nothing misspelt.
  private mutating func agreeWholly(
    _ left: PreparedName, _ right: PreparedName, _ isPerson: Bool
  ) {
    let (mine, theirs) = (Self.weight(left), Self.weight(right))
    let proper = min(
      Self.names(left, left.tokens.indices, isPerson: isPerson),
      Self.names(right, right.tokens.indices, isPerson: isPerson))
    shared = min(mine, theirs)
    setRests(Rest(), Rest())
    for feature in [
      Feature.conflict, .conflictShare, .surplus, .spellingLoss, .worstLink, .misspelling,
      .nearReplacement, .formConflict, .acronym, .blend, .within, .singleWord, .firstApart,
      .lastApart, .familyApart, .givenApart, .rareRest, .stemReplacement, .looseReplacement,
      .kunyaRest, .patronymSurplus, .patronymConflict, .patronymTurned, .genderedEnding,
      .syllableConflict, .otherWord, .unlikeLink, .bearerApart,
      .bodyConflict, .nisbaApart,
    ] { self[feature] = 0 }
    for feature in [Feature.containment, .allLinked, .sameWords] { self[feature] = 1 }
    self[.coverage] = 2 * shared / max(mine + theirs, 1)
    self[.sharedInformation] = TokenWeights.naturalLogarithm(1 + shared)
    self[.littleShared] = max(0, 7 - shared) / 7
    self[.noLink] = proper == 0 ? 1 : 0
    self[.oneLink] = proper == 1 ? 1 : 0
    self[.threeLinks] = proper >= 3 ? 1 : 0
  }

  private struct Rest {
    var weight: Float = 0
    var words = 0
    var generic = 0
    var numerals = 0
    var places = 0
    var initials = 0
    /// Words after `ABU` and its like; counted nowhere else.
    var kunyas = 0
  }

  private mutating func setRests(_ left: Rest, _ right: Rest) {
    self[.numeralConflict] = left.numerals > 0 && right.numerals > 0 ? 1 : 0
    self[.numeralSurplus] = (left.numerals > 0) != (right.numerals > 0) ? 1 : 0
    self[.genericConflict] = left.generic > 0 && right.generic > 0 ? 1 : 0
    self[.genericSurplus] = (left.generic > 0) != (right.generic > 0) ? 1 : 0
    self[.kunyaRest] = left.kunyas + right.kunyas > 0 ? 1 : 0
    self[.placeConflict] = left.places > 0 && right.places > 0 ? 1 : 0
    self[.placeSurplus] = (left.places > 0) != (right.places > 0) ? 1 : 0
    let strayed =
      left.initials > 0 && right.initials + right.words > 0
      || right.initials > 0 && left.words > 0
    self[.initialConflict] = strayed ? 1 : 0
    self[.replacedWords] = Float(min(left.words, right.words, 3))
    self[.extraWords] = Float(min(abs(left.words - right.words), 4))
  }

  private mutating func setWhole(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, _ worst: Float
  ) {
    let complete =
      alignment.leftOnly.allSatisfy { left.tokens[$0].role == .particle }
      && alignment.rightOnly.allSatisfy { right.tokens[$0].role == .particle }
    self[.allLinked] = complete ? 1 : 0
    self[.sameWords] = complete && worst >= 0.97 ? 1 : 0
    setForms(left.forms, right.forms)
    // Two words written as one are no single word.
    let words = alignment.links.reduce(0) { $0 + max($1.left.count, $1.right.count) }
    let fewest = min(left.tokens.count, right.tokens.count)
    self[.singleWord] = fewest == 1 && words <= 1 ? 1 : 0
    self[.foreignCoverage] = left.isAbjad != right.isAbjad ? self[.coverage] : 0
    self[.reordered] = Self.falls(alignment.links) ? 1 : 0
  }

  /// Only of names typed in Latin letters: those of other scripts differ in every word by how they were written in Latin.
  private static func isUnanchored(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment,
    _ rows: inout SlipRows
  ) -> Bool {
    guard alignment.links.count > 1, !left.isForeign, !right.isForeign else { return false }
    var (isOther, isFar) = (false, false)
    for link in alignment.links {
      guard !link.isInitial, link.similarity < NameAlignment.muchAlike else { return false }
      let (one, other) = (left.sound(link.left), right.sound(link.right))
      isOther = isOther || Sound.skeleton(one) != Sound.skeleton(other)
      let slips = rows.slips(left.letters(link.left), right.letters(link.right))
      isFar = isFar || slips.map { $0 > 1 } ?? true
    }
    return isOther && isFar
  }

  private static func isMisheard(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Bool {
    guard alignment.links.count == 1, let link = alignment.links.first, !link.isInitial,
      link.similarity < NameAlignment.sameWord
    else { return false }
    let (one, other) = (left.tokens[link.left.lowerBound], right.tokens[link.right.lowerBound])
    guard one.letters.first != other.letters.first, !one.isAbjad, !other.isAbjad,
      one.isCompound == other.isCompound,
      let (mine, theirs) = one.sound.first.flatMap({ a in other.sound.first.map { (a, $0) } })
    else { return false }
    // `GADDAFI` and `QADDAFI`, `YUSUF` and `ISMAIL` with any vowel begin alike; hissing sounds are too many to be one.
    let (first, second) = (Sound.classes[Int(mine & 127)], Sound.classes[Int(theirs & 127)])
    return first != second || first == Sound.sibilants
  }

  /// Some linked words stand in one order on the left and in the other on the right.
  private static func falls(_ links: [NameAlignment.Link]) -> Bool {
    for one in links {
      for other in links
      where one.left.lowerBound < other.left.lowerBound
        && one.right.lowerBound > other.right.lowerBound
      {
        return true
      }
    }
    return false
  }

  /// Words of the name proper; two letters of a company's name are initials, which many share.
  private static func names(_ name: PreparedName, _ range: Range<Int>, isPerson: Bool) -> Int {
    var count = 0
    for index in range {
      switch name.tokens[index].role {
      case .name:
        if isPerson || range.count > 1 || name.tokens[index].letters.count > 2 { count += 1 }
      // Letters and numbers written apart are of the name as well: `P-672`.
      case .initial, .numeral: if range.count > 1 { count += 1 }
      case .generic, .place, .particle: break
      }
    }
    return count
  }

  private static func nearest(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Float {
    var best: Float = 0
    for i in alignment.leftOnly where left.tokens[i].role == .name {
      for j in alignment.rightOnly where right.tokens[j].role == .name {
        best = max(best, alignment.likeness[i * right.tokens.count + j])
      }
    }
    return best
  }

  /// Likeness counts for less the further it is from equality.
  private static func worth(_ similarity: Float) -> Float { similarity * similarity }

  private static func weight(_ name: PreparedName) -> Float {
    name.tokens.reduce(0) { $0 + $1.weight }
  }

  private static func rest(_ name: PreparedName, _ indices: [Int]) -> Rest {
    var rest = Rest()
    for index in indices {
      let token = name.tokens[index]
      if NameStructure.isKunya(name.tokens, index) {
        rest.kunyas += 1
        continue
      }
      rest.weight += token.weight
      switch token.role {
      case .numeral: rest.numerals += 1
      case .generic: rest.generic += 1
      case .name: rest.words += 1
      case .place: rest.places += 1
      case .initial: rest.initials += 1
      case .particle: break
      }
    }
    return rest
  }
}
