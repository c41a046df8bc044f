/// Number words and digits put together: `two hundred and two thousand`, `4 thousand 3 hundred`.
///
/// A number is a sum of parts, each with its scale. A scale word multiplies every part behind the
/// last larger one, which is how both the English short scale (`three lakh crore`) and the Spanish
/// long one (`cuatrocientos mil millones`) are read.

struct NumberComposer {
  let tokens: Tokens
  let lexicon: NumberLexicon
  let numerals: Numerals

  /// A sum in the making.
  struct Composition {
    var parts: [(value: Double, scale: Double)] = []
    var group = 0.0
    /// What of the group lies below a hundred, which alone a dozen multiplies.
    var low = 0.0
    /// The next atom of the group must be smaller than this.
    var room = Double.infinity
    var end: Int
    var isDigits = false
    var isWhole = true
    /// Tokens read so far.
    var atoms = 0
    /// The last token was a scale word.
    var endsInScale = false

    var value: Double { parts.reduce(group) { $0 + $1.value } }
    var lastScale: Double { parts.last?.scale ?? 1 }
  }

  /// The longest number that begins at `index`; nil when none does.
  func compose(_ index: Int) -> Composition? {
    var state = Composition(end: index)
    var safe: Composition?
    while let next = step(state) {
      state = next
      if state.endsInScale { safe = state }
    }
    // A group that ran into a scale it cannot take is given back.
    if hitsScale(state) { return safe }
    return state.atoms > 0 ? state : nil
  }

  /// The next token is a scale word that the group before it could not take.
  private func hitsScale(_ state: Composition) -> Bool {
    guard state.atoms > 0, !state.endsInScale, state.parts.last != nil,
      case .scale = lexicon.words[tokens.key(state.end)]
    else { return false }
    return true
  }

  private func step(_ state: Composition) -> Composition? {
    var index = state.end
    var joined = false
    if state.atoms > 0 {
      if tokens.key(index) == "-" { index += 1 }
      if lexicon.and.contains(tokens.key(index)), tokens.key(index) != "con" {
        index += 1
        joined = true
      }
    }
    guard let token = tokens[index] else { return nil }
    if token.kind == .digits || Numerals.vulgarFractions[token.text] != nil {
      return digits(state, index, joined: joined)
    }
    guard let word = lexicon.words[token.key], token.kind == .word else { return nil }
    var next = state
    next.end = index + 1
    next.atoms += 1
    next.endsInScale = false
    return add(word, to: &next, joined: joined) ? next : nil
  }

  private func digits(_ state: Composition, _ index: Int, joined: Bool) -> Composition? {
    guard let match = numerals.read(index) else { return nil }
    var next = state
    if state.atoms > 0 {
      let isSmall = match.isWhole && match.value > 0 && match.value < min(state.room, 1000)
      guard isSmall, state.endsInScale || joined, !takesHundred(match.end, room: state.room) else {
        return nil
      }
    }
    next.group += match.value
    next.low = match.value < 100 ? match.value : 0
    next.room = 0
    next.end = match.end
    next.atoms += 1
    next.isDigits = true
    next.isWhole = match.isWhole
    next.endsInScale = false
    return next
  }

  private func takesHundred(_ index: Int, room: Double) -> Bool {
    lexicon.words[tokens.key(index)] == .hundred && room == 100
  }

  /// Adds a word to the sum; false when it cannot follow.
  private func add(_ word: NumberWord, to state: inout Composition, joined: Bool) -> Bool {
    switch word {
    case .small(let value):
      guard value < state.room, value > 0 || state.atoms == 1,
        value < 10 || state.room >= 100, !takesHundred(state.end, room: state.room)
      else { return false }
      state.group += value
      state.low += value
      state.room = 0
    case .tens(let value):
      guard state.room >= 100 else { return false }
      state.group += value
      state.low += value
      state.room = 10
    case .hundreds(let value):
      guard state.room >= 1000 else { return false }
      state.group += value
      state.low = 0
      state.room = value == 100 || value > 100 ? 100 : 10
    case .hundred: return hundred(&state)
    case .scale(let scale): return multiply(&state, by: scale)
    case .dozen:
      guard state.atoms > 1, !joined else { return false }
      let rest = state.low > 0 ? state.low : state.group
      state.group += rest * 11
      state.room = 0
    }
    return true
  }

  private func hundred(_ state: inout Composition) -> Bool {
    guard state.group > 0, state.group < 100 || state.isDigits, state.low > 0 || state.isDigits
    else {
      // "hundred thousand" opens a number; a bare hundred does not.
      guard state.atoms == 1, case .scale = lexicon.words[tokens.key(state.end)] else {
        return false
      }
      state.group = 100
      state.room = 100
      return true
    }
    state.group *= 100
    state.low = 0
    state.room = 100
    return true
  }

  private func multiply(_ state: inout Composition, by scale: Double) -> Bool {
    var sum = state.group
    var parts = state.parts
    while let last = parts.last, last.scale < scale {
      sum += last.value
      parts.removeLast()
    }
    if sum == 0 {
      // Spanish begins numbers with a bare `mil` or `millón`; English asks for an article.
      guard state.atoms == 1, lexicon.articles.isEmpty,
        !tokens.key(state.end - 1).hasSuffix("s")
      else { return false }
      sum = 1
    }
    if let last = parts.last, last.scale <= scale { return false }
    parts.append((sum * scale, scale))
    state.parts = parts
    state.group = 0
    state.low = 0
    state.room = 1000
    state.endsInScale = true
    return true
  }
}
