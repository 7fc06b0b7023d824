// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.product;

import io.heddle.contract.Contract;
import io.heddle.contract.SupportChannel;
import io.heddle.contract.Team;
import io.heddle.registry.portal.PageLink;

import java.util.List;
import java.util.Locale;

/**
 * Who owns a product.
 *
 * @param owner the name of the team
 * @param support how to get help; without a link if the address is not safe to follow in a browser
 */
public record OwnershipSection(String owner, List<Team.Member> members, List<PageLink> support) {
    public OwnershipSection {
        members = List.copyOf(members);
        support = List.copyOf(support);
    }

    static OwnershipSection of(Contract contract) {
        return new OwnershipSection(contract.team().name(), contract.team().members(),
                contract.support().stream().map(OwnershipSection::support).toList());
    }

    private static PageLink support(SupportChannel channel) {
        String url = channel.url().strip();
        String lower = url.toLowerCase(Locale.ROOT);
        // A contract may contain any text here, so only web and mail addresses become links.
        boolean followable =
                lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
        String label = channel.channel().isEmpty() ? url : channel.channel();
        return new PageLink(followable ? url : "",
                channel.tool().isEmpty() ? label : label + " (" + channel.tool() + ")");
    }
}
