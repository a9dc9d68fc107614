"""Learning what candidates for titles and dates are worth from labelled pages."""
