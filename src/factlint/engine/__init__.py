"""The pure middle: documents and rules to findings."""
