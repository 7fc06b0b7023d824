// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.internal.section;

import io.heddle.contract.Contract;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;
import io.heddle.contract.odcs.internal.document.DocumentSection;

import java.util.List;
import java.util.Optional;

/** Reads a product's owner, support channels and purpose. */
public final class OwnershipReader {
    private OwnershipReader() {}

    public static Team team(DocumentSection root) {
        Optional<DocumentSection> team = root.section("team");
        Team result = new Team(
                team.flatMap(t -> t.text("name")).orElse(""),
                team.map(t -> members(t, "members")).orElseGet(() -> members(root, "team")));
        if (result.name().isBlank()) {
            root.notice("team.name.missing", "team",
                    "the contract names no team, so the product has no owner; add 'team: {name: ...}'");
        }
        return result;
    }

    private static List<Team.Member> members(DocumentSection section, String key) {
        return section.sections(key).stream()
                .filter(member -> member.text("username").isPresent())
                .map(member -> new Team.Member(
                        member.text("username").orElse(""), member.text("name").orElse(""),
                        member.text("role").orElse("")))
                .toList();
    }

    public static List<SupportChannel> support(DocumentSection root) {
        return root.sections("support").stream()
                .filter(item -> item.text("channel").isPresent())
                .map(item -> new SupportChannel(
                        item.text("channel").orElse(""), item.text("tool").orElse(""), item.text("url").orElse("")))
                .toList();
    }

    public static Contract.Description description(DocumentSection root) {
        Optional<DocumentSection> text = root.section("description");
        return new Contract.Description(
                text.flatMap(t -> t.text("purpose")).orElse(""),
                text.flatMap(t -> t.text("usage")).orElse(""),
                text.flatMap(t -> t.text("limitations")).orElse(""));
    }
}
