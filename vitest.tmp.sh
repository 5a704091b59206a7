node_modules/.bin/vitest run test/matrices.test.ts 2>&1 | grep -E "✓|×|Error|Expected|Received|Tests|❯.*ts:" | head -${1:-80}
