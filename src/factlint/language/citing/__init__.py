"""What a document cites and what it lists, whether its format marks it or only its wording."""
