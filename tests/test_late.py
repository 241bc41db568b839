"""Modules that are imported late are the modules themselves."""

from __future__ import annotations

import subprocess
import sys

from factlint.late import late

CODE = """
import sys
from factlint.late import postpone
postpone("ipaddress")
import ipaddress as asked
import urllib.parse
print("IPv4Address" in vars(asked), hasattr(asked, "__file__"))
print(urllib.parse.urlsplit("http://[::1]:80/a").hostname)
print(asked.ip_address("10.0.0.1").is_private)
import ipaddress
print(isinstance(asked.ip_address("::1"), ipaddress.IPv6Address), ipaddress is asked)
postpone("ipaddress")
import ipaddress as again
print(again is ipaddress)
"""


def test_a_late_module_has_what_the_module_has():
    (addresses,) = late("email", "utils")
    assert addresses.parseaddr("A <a@example.org>") == ("A", "a@example.org")
    assert "parseaddr" in vars(addresses)


def test_a_postponed_module_is_loaded_when_it_is_used():
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert ran.stdout.split() == (["False", "False", "::1", "True", "True", "False", "True"]), (
        ran.stderr
    )
