/// Every way two cases can differ is found and named.
import CaseFile
import Testing
import Vocabulary

@Suite("Comparing two cases")
struct CaseComparisonTests {
  private static func gap(_ id: String, hours: Double = 7, to latitude: Double = 2) -> CaseRow {
    let layer = CaseSchema.layer("gaps")
    let cells = (layer?.columns ?? []).map { column -> Cell in
      switch column.name {
      case "gap_id": .text(id)
      case "hours": .real(hours)
      default: .null
      }
    }
    let line = [(1.0, 3.0), (latitude, 4.0)].compactMap {
      Coordinate(latitude: $0.0, longitude: $0.1)
    }
    return CaseRow(cells: cells, geometry: .lines([line]))
  }

  private static func compare(_ stored: [CaseRow], _ derived: [CaseRow]) -> CaseComparison {
    var (left, right) = (CaseTables(), CaseTables())
    left["gaps"] = stored
    right["gaps"] = derived
    return CaseComparison(stored: left, derived: right)
  }

  @Test("equal cases have no difference")
  func equal() {
    let rows = [Self.gap("a"), Self.gap("b")]
    let comparison = Self.compare(rows, rows)
    #expect(comparison.isSame)
    #expect(comparison.lines == [])
    #expect(comparison.count == 0)
  }

  @Test("a changed cell is named by layer, key, column and both values")
  func cell() {
    let comparison = Self.compare([Self.gap("a")], [Self.gap("a", hours: 7.5)])
    #expect(comparison.lines == ["gaps, gap_id \"a\", hours: stored 7, derived 7.5"])
    #expect(!comparison.isSame)
  }

  @Test("rows that only one side has are named")
  func rows() {
    let comparison = Self.compare([Self.gap("a"), Self.gap("b")], [Self.gap("b"), Self.gap("c")])
    #expect(
      comparison.lines == [
        "gaps, gap_id \"a\": stored, but not derived again",
        "gaps, gap_id \"c\": derived, but not stored",
      ])
  }

  @Test("a changed shape is named with the first place where the lines part")
  func shape() {
    let comparison = Self.compare([Self.gap("a")], [Self.gap("a", to: 2.5)])
    #expect(
      comparison.lines == [
        "gaps, gap_id \"a\", shape: stored 1 lines of 2 vertices, derived 1 lines of 2 vertices, "
          + "first (2, 4) against (2.5, 4)"
      ])
  }

  @Test("the same rows in another order are a difference")
  func order() {
    let comparison = Self.compare([Self.gap("a"), Self.gap("b")], [Self.gap("b"), Self.gap("a")])
    #expect(comparison.lines == ["gaps, gap_id \"a\": the first row that stands in another place"])
  }

  @Test("rows that share a key are paired in their order")
  func repeatedKeys() {
    let stored = [Self.gap("a", hours: 1), Self.gap("a", hours: 2)]
    #expect(Self.compare(stored, stored).isSame)
    let fewer = Self.compare(stored, [Self.gap("a", hours: 1)])
    #expect(fewer.lines == ["gaps, gap_id \"a\": stored, but not derived again"])
  }

  @Test("all differences are counted, and only the first of a layer are kept")
  func bounded() {
    let stored = (0..<100).map { Self.gap("\($0)") }
    let comparison = Self.compare(stored, stored.map { CaseRow(cells: $0.cells) })
    #expect(comparison.count == 100)
    #expect(comparison.differences.count == CaseComparison.keptOfEachLayer)
    #expect(comparison.lines.count == CaseComparison.keptOfEachLayer + 1)
    #expect(comparison.lines.last == "gaps: 80 more differences")
  }

  @Test("the key of every layer is made of columns it has")
  func keysExist() {
    for layer in CaseSchema.layers {
      #expect(!layer.keyColumns.isEmpty)
      for column in layer.keyColumns {
        #expect(layer.index(of: column) != nil, "\(layer.name).\(column)")
      }
    }
  }
}
