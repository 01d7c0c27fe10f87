"""Holds conda's environment against pom.xml, Binder's copy of it against the original, and actions to their pins."""
import re
import unittest
import xml.etree.ElementTree as xml

import yaml

from kernel import PROJECT

POM = {"m": "http://maven.apache.org/POM/4.0.0"}


def faults(ours, binders, pom, hubs):
    """What is wrong with the two texts of environment.yml and the hub's requirements.txt, given that of pom.xml."""
    found = [] if ours == binders else ["environment.yml and binder/environment.yml differ"]
    pins = dict(line.partition("=")[::2] for line in yaml.safe_load(ours)["dependencies"])
    wanted = {name: xml.fromstring(pom).findtext(f"m:properties/m:{name}.version", namespaces=POM)
              for name in ("jupyterlab", "plotly", "nbclient")}
    found += [f"environment.yml has {name} {pins.get(name)} and pom.xml {version}"
              for name, version in wanted.items() if pins.get(name) != version]
    found += [f"the hub's requirements.txt lacks {name}=={wanted[name]}" for name in ("jupyterlab", "plotly")
              if f"{name}=={wanted[name]}" not in hubs.splitlines()]
    found += [f"environment.yml does not pin {name}" for name in ("python", "openjdk", "maven", "ijava")
              if not pins.get(name)]
    if yaml.safe_load(ours)["channels"] != ["conda-forge"]:
        found.append("environment.yml takes from another channel than conda-forge")
    return found


class Environment(unittest.TestCase):
    texts = [PROJECT.joinpath(name).read_text(encoding="utf-8")
             for name in ("environment.yml", "binder/environment.yml", "pom.xml",
                          "lib/src/lab/class/requirements.txt")]

    def test_agrees(self):
        self.assertEqual([], faults(*self.texts))

    def test_each_fault_is_seen(self):
        ours, binders, pom, hubs = self.texts
        self.assertEqual(["environment.yml and binder/environment.yml differ"], faults(ours, binders + "#", pom, hubs))
        self.assertEqual(1, len(faults(ours, binders, pom, hubs.replace("plotly==", "plotly==1"))))
        for old, new, word in (("plotly=", "plotly=1", "has plotly 1"), ("=17", "", "does not pin openjdk"),
                               ("- conda-forge", "- defaults", "another channel")):
            other = ours.replace(old, new)
            self.assertEqual(1, len(faults(other, other, pom, hubs)))
            self.assertIn(word, faults(other, other, pom, hubs)[0])

    def test_binder_stops_at_a_fault(self):
        self.assertIn("\nset -e\n", PROJECT.joinpath("binder/postBuild").read_text(encoding="utf-8"))


def loose(workflow):
    """The lines with an action that is not one of these, or lacks its full commit hash or the version beside it."""
    official = "checkout|setup-java|setup-python|upload-pages-artifact|deploy-pages"
    pinned = rf"\s*(- )?uses: actions/({official})@[0-9a-f]{{40}} # v\d+\.\d+\.\d+"
    return [line.strip() for line in workflow.splitlines() if "uses" in line and not re.fullmatch(pinned, line)]


class Workflows(unittest.TestCase):
    def test_actions_are_pinned(self):
        for path in PROJECT.joinpath(".github/workflows").iterdir():
            self.assertEqual([], loose(path.read_text(encoding="utf-8")), path)

    def test_each_loose_one_is_seen(self):
        pinned = f"    steps:\n      - uses: actions/checkout@{'0af9' * 10} # v7.0.1\n"
        self.assertEqual([], loose(pinned))
        for old, new in (("actions/", "others/"), ("checkout", "cache"), ("@" + "0af9" * 10, "@v7"), ("0af9 ", "0af "),
                         (" # v7.0.1", ""), ("v7.0.1", "v7")):
            self.assertEqual(1, len(loose(pinned.replace(old, new))), new)
