import Testing
import World

@Test("World 2: the same seed and stream give the same numbers, another of either does not")
func streamsAreDecidedBySeedAndName() {
  func numbers(_ seed: UInt64, _ stream: String) -> [UInt64] {
    var generator = SeededGenerator(seed: seed, stream: stream)
    return (0..<50).map { _ in generator.next() }
  }
  #expect(numbers(7, "a") == numbers(7, "a"))
  #expect(numbers(7, "a") != numbers(8, "a"))
  #expect(numbers(7, "a") != numbers(7, "b"))
}

@Test func uniformNumbersStayInTheirRangeAndFillIt() {
  var generator = SeededGenerator(seed: 3)
  let numbers = (0..<4000).map { _ in generator.uniform(2...4) }
  #expect(numbers.allSatisfy { (2...4).contains($0) })
  let mean = numbers.reduce(0, +) / 4000
  #expect(abs(mean - 3) < 0.05)
}

@Test func normalNumbersHaveMeanZeroAndVarianceOne() {
  var generator = SeededGenerator(seed: 4)
  let numbers = (0..<8000).map { _ in generator.normal() }
  let mean = numbers.reduce(0, +) / 8000
  let variance = numbers.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / 8000
  #expect(abs(mean) < 0.05)
  #expect(abs(variance - 1) < 0.08)
}
