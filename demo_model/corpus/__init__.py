"""The seeded generator of the questions and answers that the demo model learns from."""
