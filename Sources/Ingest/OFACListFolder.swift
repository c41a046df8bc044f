/// Reads several dated editions of OFAC's list out of files and folders.
///
/// Files that are no such list (a README, the address file) are passed over and named. Two
/// different files of one date cannot both be the list of that day and are an error; the same file
/// twice is one edition.
import Screening
package import Vocabulary

/// The editions found, and what was passed over.
package struct OFACEditions: Sendable {
  /// In order of date.
  package let editions: [OFACEdition]
  /// Why a file is no edition, in order of name.
  package let passedOver: [IngestError]
}

extension OFACListReader {
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - date: the date of the edition when there is only one file and its name has none.
  ///   - firstSource: the number of the first edition as an input; the others follow by date.
  /// - Returns: the editions in order of date, and what was passed over.
  /// - Throws: `IngestError` when no edition is found, a list has no date, two editions claim one
  ///   date, or a file is damaged.
  package static func editions(
    _ paths: [String], date: CivilDate? = nil, firstSource: UInt32 = 0
  ) throws(IngestError) -> OFACEditions {
    let inputs = try InputCollector.files(paths)
    var candidates: [(date: CivilDate, file: WholeFile)] = []
    var passedOver: [IngestError] = []
    for input in inputs {
      let file = try WholeFile(input)
      do throws(IngestError) {
        // Its number as an input follows from its date, so it is read whole only afterwards.
        let given = inputs.count == 1 ? date : nil
        candidates.append((try editionDate(file, given: given), file))
      } catch {
        guard error.code == .unrecognisedFormat, inputs.count > 1 else { throw error }
        passedOver.append(error)
      }
    }
    candidates.sort {
      ($0.date, $0.file.identity.sha256, $0.file.input.displayName)
        < ($1.date, $1.file.identity.sha256, $1.file.input.displayName)
    }
    return OFACEditions(
      editions: try number(candidates, from: firstSource, paths), passedOver: passedOver)
  }

  private static func number(
    _ candidates: [(date: CivilDate, file: WholeFile)], from first: UInt32, _ paths: [String]
  ) throws(IngestError) -> [OFACEdition] {
    var editions: [OFACEdition] = []
    for candidate in candidates {
      if let last = editions.last, last.edition.date == candidate.date {
        guard last.identity == candidate.file.identity else {
          throw IngestError(
            .duplicateEdition, file: candidate.file.input.displayName,
            reason: "another file, \(last.input.displayName), is also the edition of "
              + candidate.date.description)
        }
        continue
      }
      let source = first &+ UInt32(clamping: editions.count)
      editions.append(try edition(candidate.file, date: candidate.date, source: source))
    }
    guard !editions.isEmpty else {
      throw IngestError(
        .unrecognisedFormat, file: paths.joined(separator: ", "),
        reason: "no file here is an edition of OFAC's sdn.csv")
    }
    return editions
  }
}
