// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

import java.util.List;

/** The team that owns the product. */
public record Team(String name, List<Member> members) {
    public Team {
        members = List.copyOf(members);
    }

    /**
     * @param username in the identity provider, often an e-mail address
     * @param role free text, or {@code ""}
     */
    public record Member(String username, String name, String role) {}
}
