DERIVE_RUNS=${1:-15} timeout 500 node_modules/.bin/vitest run test/matrices.test.ts -t random 2>&1 | grep -E "Counterexample|Caused|Error|Tests|ms$"
