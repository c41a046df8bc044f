/// What makes a list doubtful: told at import, in every answer and record, and derived again with them.
import Foundation
import Testing
import Vocabulary

@testable import Engine

@Suite("Doubts about lists")
struct ListDoubtTests {
  @Test("A list that lost half its entries, or its end, is told at import and by every answer")
  func cutShort() throws {
    let folder = try ScratchLists()
    let whole = (0..<20).map { ($0 + 1, "NAME NUMBER \($0)", "-0-") }
    let first = try folder.write(ScratchLists.table(whole) + "\u{1A}\n", "sdn_2024-05-02.csv")
    let path = folder.path + "/lists.store"
    let quiet = try ListStore(path).add([first], day: nil).lines
    #expect(!quiet.contains { $0.contains("is this file whole") || $0.contains("0x1A") })
    #expect(try ScreenRun(lists: [path], asOf: nil).doubts.isEmpty)
    let second = try folder.write(ScratchLists.table(Array(whole.prefix(7))), "sdn_2024-05-03.csv")
    let lines = try ListStore(path).add([second], day: nil).lines
    for words in [
      "has 7 entries where the edition of 2024-05-02 has 20", "does not end in the sign 0x1A",
    ] {
      #expect(lines.contains { $0.contains(words) })
      for lists in [[path], [first, second]] {
        #expect(try ScreenRun(lists: lists, asOf: nil).doubts.contains { $0.contains(words) })
        #expect(try QueryRun(index: lists, asOf: nil).doubts.contains { $0.contains(words) })
      }
    }
    #expect(try ScreenRun(lists: [path], asOf: "2024-05-02").doubts.isEmpty)
  }

  @Test("Of cut editions in a row each is held against the last that was whole")
  func cutTwice() throws {
    let folder = try ScratchLists()
    func edition(_ day: Int, _ count: Int, _ end: String = "\u{1A}\n") throws -> String {
      let rows = (0..<count).map { ($0 + 1, "NAME NUMBER \($0)", "-0-") }
      return try folder.write(ScratchLists.table(rows) + end, "sdn_2024-05-0\(day).csv")
    }
    func doubts(_ lists: [String]) throws -> [String] {
      try ScreenRun(lists: lists, asOf: nil).doubts.filter { $0.contains("is this file") }
    }
    var lists = [try edition(1, 20), try edition(2, 7), try edition(3, 6)]
    #expect(
      try doubts(lists).first?.contains("has 6 entries where the edition of 2024-05-01 has 20")
        == true)
    // A whole one ends it, and what is a little shorter is none the less whole.
    lists += [try edition(4, 18), try edition(5, 9)]
    #expect(try doubts(lists).isEmpty)
    // One without its end that is shorter is nothing to go by.
    lists = [try edition(6, 20), try edition(7, 14, ""), try edition(8, 8)]
    #expect(try doubts(lists).first?.contains("2024-05-06 has 20") == true)
  }

  @Test("What makes a list doubtful stands in every answer and is derived again with it")
  func doubtsInRecords() throws {
    let folder = try ScratchLists()
    let whole = (0..<20).map { ($0 + 1, "NAME NUMBER \($0)", "-0-") }
    let first = try folder.write(ScratchLists.table(whole) + "\u{1A}\n", "sdn_2024-05-02.csv")
    let second = try folder.write(ScratchLists.table(Array(whole.prefix(7))), "sdn_2024-05-03.csv")
    let note = try folder.write("what lies here", "README.txt")
    let path = folder.path + "/lists.store"
    _ = try ListStore(path).add([first, second, note], day: nil)
    let asked = "NAME NUMBER 12"
    for lists in [[path], [first, second, note]] {
      var run = try ScreenRun(lists: lists, asOf: nil)
      let answer = run.answer(typed: asked)
      for words in [
        "has 7 entries where the edition of 2024-05-02 has 20", "in the sign 0x1A",
        "README.txt was passed over",
      ] {
        #expect(answer.json.contains(words) && answer.record.contains(words), "\(words)")
      }
      let record = folder.path + "/answers.ndjson"
      try ScreenRecord.write([answer.record], asked: [asked], to: record)
      #expect(try ScreenRecord.verify(record, lists: lists).same)
      // Without the edition before nobody sees that this one was cut.
      let alone = try ScreenRecord.verify(record, lists: [second])
      #expect(!alone.same && alone.lines.contains { $0.contains("doubts is not the same") })
      var queries = try QueryRun(index: lists, asOf: nil)
      #expect(queries.line(Array("\"\(asked)\"".utf8), number: 0).contains("\"doubts\":[\"README"))
    }
    var quiet = try ScreenRun(lists: [first], asOf: nil)
    #expect(!quiet.answer(typed: asked).json.contains("\"doubts\""))
  }

  @Test("A row that was refused casts doubt on the list it is missing from")
  func refusedRows() throws {
    let folder = try ScratchLists()
    let list = try folder.write(
      "entity_type,name,imo,designation_date,program\ncompany,OLD BANK,,2020-01-02,X\n"
        + "company,LOST BANK,,2020-13-45,X\n", "hand.csv")
    let path = folder.path + "/lists.store"
    _ = try ListStore(path).add([list], day: nil)
    for lists in [[list], [path]] {
      var run = try ScreenRun(lists: lists, asOf: nil)
      #expect(
        run.answer(typed: "LOST BANK").json.contains("hand: 1 row was refused, the first is row 3"))
    }
  }

  @Test("A designation of a day to come does not move the day of asking")
  func daysToCome() throws {
    let folder = try ScratchLists()
    let head = "entity_type,name,imo,designation_date,program\n"
    let list = try folder.write(
      head + "company,OLD BANK,,2020-01-02,X\ncompany,LATER BANK,,2203-01-02,X\n", "hand.csv")
    let path = folder.path + "/lists.store"
    _ = try ListStore(path).add([list], day: nil)
    for lists in [[list], [path]] {
      var run = try ScreenRun(lists: lists, asOf: nil)
      #expect(run.answer(typed: "OLD BANK").text.hasPrefix("Listed on 2020-01-02"))
      let dropped = run.answer(typed: "LATER BANK")
      #expect(!dropped.text.contains("LATER BANK\" (X)"))
      #expect(dropped.record.contains("hand of 2203-01-02: a day to come on "))
      #expect(dropped.record.contains("\"asked_on\":\""))
      // Asked on another day it would be told otherwise: the record says which day it was.
      let record = folder.path + "/answers.ndjson"
      let older = dropped.record.replacingOccurrences(
        of: AskingDay.today.description, with: "2020-03-04")
      try ScreenRecord.write(
        [dropped.record, older], asked: ["LATER BANK", "LATER BANK"], to: record)
      let verified = try ScreenRecord.verify(record, lists: lists)
      #expect(verified.same, "\(verified.lines)")
      var later = try ScreenRun(lists: lists, asOf: "2203-01-02")
      let listed = later.answer(typed: "LATER BANK")
      #expect(listed.text.hasPrefix("Listed on 2203-01-02") && !listed.record.contains("asked_on"))
    }
    let (one, other) = (try ScreenRun.day("2020-01-02"), try ScreenRun.day("2203-01-02"))
    let today = try ScreenRun.day("2026-11-26")
    #expect(AskingDay.latest([one, other], today: today) == one)
    #expect(AskingDay.latest([other], today: today) == today)
    #expect(AskingDay.latest([], today: today) == nil)
    let end = try ScreenRun.day("2024-01-01")
    let plain = AskingDay.ofCase(asked: nil, editions: [one], end: end, today: today)
    #expect(plain.day == max(one, end) && plain.asked == nil)
    // A day that today decided is the case's own: asked for again in ten years it is the same.
    let pinned = AskingDay.ofCase(asked: nil, editions: [one, other], end: end, today: today)
    let later = AskingDay.ofCase(
      asked: pinned.asked, editions: [one, other], end: end, today: other)
    #expect(pinned.asked == pinned.day && later.day == pinned.day && later.asked == pinned.asked)
  }

  @Test("Another file of the same name and day is told and not taken; the same file is one edition")
  func sameNameAndDay() throws {
    let folder = try ScratchLists()
    let path = folder.path + "/lists.store"
    let list = try folder.write(
      ScratchLists.table([(1, "QUORVEX BARLUND", "-0-")]) + "\u{1A}\n", "sdn_2024-05-03.csv")
    _ = try ListStore(path).add([list], day: nil)
    #expect(
      !(try ListStore(path).add([list], day: nil).lines.contains { $0.contains("not taken") }))
    _ = try folder.write(
      ScratchLists.table([(1, "ZELMONT TRADING", "-0-")]) + "\u{1A}\n", "sdn_2024-05-03.csv")
    let lines = try ListStore(path).add([list], day: nil).lines
    #expect(lines.contains { $0.hasPrefix("not taken: ") && $0.contains("sdn_2024-05-03.csv") })
    #expect(lines.last == "store: 1 editions")
    var run = try ScreenRun(lists: [path], asOf: nil)
    #expect(run.answer(typed: "Quorvex Barlund").text.contains("entry 1"))
  }
}
