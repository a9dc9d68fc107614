"""Learning the cleaner's weights from labelled pages."""
