/// What a run cost, and the line that says so.
import Foundation

enum Meter {
  static func report(
    _ name: String, lines: Int, results: Int, seconds: Double, wall: Double
  ) {
    let rate = Double(lines) / max(seconds, 1e-9)
    print(
      "\(name) \(lines) sentences \(results) results \(seconds) cpu-seconds \(rate) per-second "
        + "\(wall) wall-seconds \(residentPeak()) KiB-peak")
  }

  /// User and system time of this process, all threads.
  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory this process ever had, KiB; 0 where the system does not say.
  private static func residentPeak() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }
}
