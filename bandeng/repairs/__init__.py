"""What is seen and mended in passing: small facts in two taps, counted apart, passed on as matters."""
