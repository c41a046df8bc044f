/// What a question to a list costs: a store made of one edition, and questions put to its index.
import Engine
import Foundation

enum ScreeningBench {
  static func makeStore(_ list: String, _ store: String) throws {
    _ = try ListStore(store).add([list], day: nil)
  }

  /// Each question of a file, its line of ranked candidates written out and thrown away.
  static func questions(_ store: String, _ path: String) throws {
    let (start, wall) = (Meter.cpuSeconds(), Date())
    var run = try QueryRun(index: [store], asOf: nil)
    let questions = try QueryRun.questions(path)
    var bytes = 0
    for (number, question) in questions.enumerated() {
      bytes += run.line(question, number: number).utf8.count
    }
    Meter.report(
      "questions", lines: questions.count, results: bytes, seconds: Meter.cpuSeconds() - start,
      wall: Date().timeIntervalSince(wall))
  }
}
