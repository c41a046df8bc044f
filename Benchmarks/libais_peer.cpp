// libais's own C++ way over a log, as a peer of `Bench decode`: lines, checksums, parts put together, every
// message decoded into its class. Prints sentences that it took, messages and CPU seconds, reading included.
//
// libais asks for bare sentences and writes of each that it refuses; `Scripts/bench` hands it the sentences
// of the log without what stands before and behind them, and its complaints go nowhere.
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>

#include "vdm.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "usage: libais_peer FILE\n";
    return 64;
  }
  std::ifstream log(arguments[1]);
  if (!log) {
    std::cerr << arguments[1] << ": cannot be read\n";
    return 66;
  }
  libais::VdmStream stream;
  std::string line;
  std::int64_t sentences = 0, messages = 0, sum = 0;
  const std::clock_t start = std::clock();
  while (std::getline(log, line)) {
    if (stream.AddLine(line)) sentences += 1;
    while (auto message = stream.PopOldestMessage()) {
      messages += 1;
      sum += message->mmsi;
    }
  }
  const double seconds = double(std::clock() - start) / CLOCKS_PER_SEC;
  std::cout << sentences << ' ' << messages << ' ' << seconds << ' ' << sum << '\n';
}
