"""The makings of the demo model: corpus, vocabulary, trainer, exporter and evaluation."""
