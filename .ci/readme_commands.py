"""Print the commands of a README's first two `sh` blocks, one a line: what a newcomer types."""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```sh\n(.*?)^```", Path(sys.argv[1]).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
for block in blocks[:2]:
    print(block.replace("\\\n", " ").strip())
