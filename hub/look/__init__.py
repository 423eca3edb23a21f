"""What the screens are drawn with: words for time, small SVG drawings, status tones. No database."""
