"""The Erqi world, built by acting: used by the demo, the tests and the screenshots."""
