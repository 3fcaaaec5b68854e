"""Many submissions compared with each other: time, memory, growth, and what was planted."""
