// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.Contract;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;

import java.util.List;
import java.util.Optional;

/** Reads who owns a product, where to ask, and what it is for. */
final class Ownership {
    private Ownership() {}

    static Team team(Section root) {
        Optional<Section> team = root.section("team");
        Team result = new Team(
                team.flatMap(t -> t.text("name")).orElse(""),
                team.map(t -> members(t, "members")).orElseGet(() -> members(root, "team")));
        if (result.name().isBlank()) {
            root.notice("team.name.missing", "team", "no team is named, so nobody is shown as the owner; add 'team: {name: ...}'");
        }
        return result;
    }

    private static List<Team.Member> members(Section section, String key) {
        return section.sections(key).stream()
                .filter(member -> member.text("username").isPresent())
                .map(member -> new Team.Member(
                        member.text("username").orElse(""), member.text("name").orElse(""), member.text("role").orElse("")))
                .toList();
    }

    static List<SupportChannel> support(Section root) {
        return root.sections("support").stream()
                .filter(item -> item.text("channel").isPresent())
                .map(item -> new SupportChannel(
                        item.text("channel").orElse(""), item.text("tool").orElse(""), item.text("url").orElse("")))
                .toList();
    }

    static Contract.Description description(Section root) {
        Optional<Section> text = root.section("description");
        return new Contract.Description(
                text.flatMap(t -> t.text("purpose")).orElse(""),
                text.flatMap(t -> t.text("usage")).orElse(""),
                text.flatMap(t -> t.text("limitations")).orElse(""));
    }
}
