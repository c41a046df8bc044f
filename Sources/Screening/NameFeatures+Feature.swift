/// The numbers that `NameFeatures` holds, in the order in which the weights of `ScoreModel` stand.
extension NameFeatures {
  enum Feature: Int, CaseIterable, Sendable {
    case always
    /// Shared weight over the whole weight of both names.
    case coverage
    /// Shared weight over the weight of the shorter name.
    case containment
    /// Logarithm of the shared weight in nats: rare words tell more.
    case sharedInformation
    /// Weight that both names have left over: each says something else.
    case conflict
    /// Conflict over the whole weight.
    case conflictShare
    /// Weight that one name only has left over.
    case surplus
    /// Weight lost to misspelling, over the shared weight.
    case spellingLoss
    /// How unlike the least like linked words are.
    case worstLink
    case noLink
    case oneLink
    case threeLinks
    /// A number on both sides, not the same.
    case numeralConflict
    /// A number on one side only.
    case numeralSurplus
    case formConflict
    case initials
    /// Every word linked and equal.
    case sameWords
    /// Every word linked, alike.
    case allLinked
    /// Words of trade left over on both sides.
    case genericConflict
    /// One name is the initials of the other.
    case acronym
    case foreignCoverage
    /// Linked words stand in another order.
    case reordered
    /// One of the names is one word.
    case singleWord
    /// Words of the name proper left over on both sides, counted.
    case replacedWords
    /// The best likeness among replaced words.
    case nearReplacement
    /// Words left over on one side, counted.
    case extraWords
    /// A place on both sides, not the same.
    case placeConflict
    /// A place on one side only.
    case placeSurplus
    /// A single letter is left over against a word it does not begin.
    case initialConflict
    /// Fewer than seven nats are shared: the names are common.
    case littleShared
    /// How unlike the least like linked words of the name proper are, squared.
    case misspelling
    /// The whole names have the same letters in the same order; of companies and ships, in any order.
    case sameWhole
    /// One slip lies between the whole names.
    case oneSlip
    /// Two slips do, and the names are long.
    case twoSlips
    /// One slip lies between all words, in whatever order and however parted.
    case oneSlipTurned
    /// One name is put together from the beginnings of the other's words.
    case blend
    /// All words of one name are linked, and more than one; the other has more.
    case within
    /// Letters of the shorter name, as far as they are fewer than eight.
    case shortName
    /// Weight of shared runs of three letters over the weight of the name that has less.
    case runsWithin
    /// The first words of the name proper are left over on both sides.
    case firstApart
    /// The last ones are.
    case lastApart
    /// Both names say which part is of the family, and a word of it is shared.
    case familyLinked
    /// Both say so, and nothing of the family's part is shared.
    case familyApart
    /// Both say so, and no given name is shared.
    case givenApart
    /// The rarest shared word, of nine nats.
    case rareLink
    /// The rarest word left over on the side where it is less rare, of nine nats.
    case rareRest
    /// Words of trade left over on one side only.
    case genericSurplus
    /// A word left over begins with one left over on the other side.
    case stemReplacement
    /// Two words left over have the same consonants, as far as romanisations of one script agree on them.
    case looseReplacement
    /// A word that follows `ABU` or `UMM` is left over.
    case kunyaRest
    /// A father's name is left over on one side only.
    case patronymSurplus
    /// Father's names are left over on both sides.
    case patronymConflict
    /// Who is whose son is told the other way round.
    case patronymTurned
    /// A family name has a woman's ending on one side and a man's on the other.
    case genderedEnding
    /// Both are names of China or Korea, and a syllable differs.
    case syllableConflict
    /// Two linked words are not the same, and both are words that names are known to have: the greatest unlikeness.
    case otherWord
    /// Two linked words are little alike and have other consonants: the greatest unlikeness.
    case unlikeLink
    /// One name was written in characters and both are of syllables.
    case respelling
    /// The bearer's own name, the first word, is left over, and the other's first word is one of those that follow it.
    case bearerApart
    /// What kind of body it is is said otherwise: `AL-AQSA FOUNDATION`, `AL-AQSA ASSOCIATION`.
    case bodyConflict
    /// All that is left over on both sides stands after an article: names of tribes and places (one side: half).
    case nisbaApart
    /// Both names have legal forms of one family, generic ones aside.
    case sameForm
    /// Only one of the names has a legal form of a family.
    case formSurplus
    /// One slip lies between the names without their legal forms, and more between the whole ones.
    case properSlip
    /// Two words or more of the name proper are the same, nothing is left over, and the one other word was mistyped: two
    /// slips at most, and no name has it.
    case typedSlip
  }
}
