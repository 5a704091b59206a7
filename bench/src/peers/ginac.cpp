// One case for GiNaC, in its own process, with its own warm loop and clock. Lines on standard input: what is asked,
// the budget in seconds, names to differentiate by, values ("name number", …), then lets ("name text") up to an
// empty line, the expression, and for a zero test the other one and whether they are equal.
#include <chrono>
#include <functional>
#include <ginac/ginac.h>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace GiNaC;

static double now() {
  using namespace std::chrono;
  return duration<double>(steady_clock::now().time_since_epoch()).count();
}

static std::vector<std::string> words(const std::string &line) {
  std::istringstream in(line);
  std::vector<std::string> all;
  for (std::string word; in >> word;) all.push_back(word);
  return all;
}

static void measure(const std::function<void()> &run, double budget) {
  auto timed = [&](long runs) {
    double start = now();
    for (long k = 0; k < runs; k++) run();
    return now() - start;
  };
  double shortest = timed(1);
  if (shortest > budget) {
    std::cout << "sample 1 " << shortest << std::endl;
    return;
  }
  for (double spent = 0; spent < budget / 2;) {
    double seconds = timed(1);
    shortest = std::min(shortest, seconds);
    spent += seconds;
  }
  long runs = std::max(1L, static_cast<long>(50e-6 / std::max(shortest, 1e-8)));
  for (double spent = 0; spent < budget;) {
    double seconds = timed(runs);
    std::cout << "sample " << runs << " " << seconds << "\n";
    spent += seconds;
  }
}

static void answer() {
  std::string ask, line;
  std::getline(std::cin, ask);
  std::getline(std::cin, line);
  const double budget = std::stod(line);
  std::getline(std::cin, line);
  const auto wrt = words(line);
  std::getline(std::cin, line);
  const auto values = words(line);

  symtab table;
  std::getline(std::cin, line);
  for (const auto &name : words(line)) table[name] = symbol(name);
  auto read = [&](const std::string &text) {
    parser reader(table, true);
    return reader(text);
  };
  while (std::getline(std::cin, line) && !line.empty()) {
    const auto space = line.find(' ');
    table[line.substr(0, space)] = read(line.substr(space + 1));
  }
  std::getline(std::cin, line);
  const std::string text = line;
  const ex body = read(text);
  if (ask == "parse") {
    std::cout << "ready" << std::endl;
    return measure([&] { read(text); }, budget);
  }
  if (ask == "zero test") {
    std::getline(std::cin, line);
    const ex other = read(line);
    std::getline(std::cin, line);
    const bool equal = line == "true";
    std::cout << "ready" << std::endl;
    return measure(
        [&] {
          if ((body - other).normal().is_zero() != equal) throw std::runtime_error("does not see it");
        },
        budget);
  }
  std::vector<symbol> symbols;
  for (const auto &name : wrt) symbols.push_back(ex_to<symbol>(table[name]));
  const bool isShort = ask == "simplify";
  auto slope = [&](const symbol &by) { return isShort ? body.diff(by).normal() : body.diff(by); };
  std::cout << "ready" << std::endl;
  if (!values.empty()) {
    exmap at;
    for (size_t k = 0; k + 1 < values.size(); k += 2) at[table[values[k]]] = numeric(std::stod(values[k + 1]));
    std::cout << "value " << ex_to<numeric>(slope(symbols[0]).subs(at).evalf()).to_double() << std::endl;
  }
  measure(
      [&] {
        for (const auto &by : symbols) slope(by);
      },
      budget);
}

int main() {
  std::cout.precision(12);
  try {
    answer();
  } catch (const std::exception &error) {
    std::cout << "error " << error.what() << std::endl;
  }
}
