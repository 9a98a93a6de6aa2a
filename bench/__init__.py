"""What Bandeng costs, beside what the machine can do at all; see docs/benchmarks.md."""
