// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.DescribeClassicGroupsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Monitors whether the cells may still read their consumer groups. An idle cell would not report a revoked permission:
 * its client does not surface rejected heartbeats, so only the next record would fail. Never blocks; call {@link #poll}
 * from one thread.
 */
public final class GroupAuthorizationMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(GroupAuthorizationMonitor.class);
    private static final int ALL_EVERY = 5;
    private static final DescribeClassicGroupsOptions OPTIONS =
            new DescribeClassicGroupsOptions().includeAuthorizedOperations(true).timeoutMs(5_000);

    private final Admin admin;
    private final Set<DomainName> refusedDomains = ConcurrentHashMap.newKeySet();
    private int polls;

    public GroupAuthorizationMonitor(Admin admin) {
        this.admin = admin;
    }

    /** The permission that the domain's cell lacks. */
    public Optional<Missing> missingPermission(DomainName domain) {
        return refusedDomains.contains(domain)
                ? Optional.of(readPermission(domain))
                : Optional.empty();
    }

    /** Every fifth call checks all groups in one request; the other calls check only refused groups, if any. */
    public void poll(Collection<DomainName> domains) {
        refusedDomains.retainAll(domains);
        Collection<DomainName> checkedDomains = polls++ % ALL_EVERY == 0 ? domains : Set.copyOf(refusedDomains);
        if (checkedDomains.isEmpty()) {
            return;
        }
        var groups = admin.describeClassicGroups(checkedDomains.stream().map(CellApplicationId::of).toList(), OPTIONS)
                .describedGroups();
        for (DomainName domain : checkedDomains) {
            var group = Objects.requireNonNull(groups.get(CellApplicationId.of(domain)));
            var _ = group.whenComplete((seen, thrown) -> update(domain, seen, thrown));
        }
    }

    /** Keeps the previous finding if Kafka does not respond or does not know the group yet. */
    private void update(DomainName domain, @Nullable ClassicGroupDescription group, @Nullable Throwable thrown) {
        if (group != null && mayRead(group)) {
            if (refusedDomains.remove(domain)) {
                LOG.info("cell {} may read its group again", domain);
            }
        } else if ((group != null || thrown instanceof GroupAuthorizationException) && refusedDomains.add(domain)) {
            LOG.warn("cell {} waits for {}", domain, MissingText.of(readPermission(domain)));
        }
    }

    private static Missing readPermission(DomainName domain) {
        return new Missing.Permission(Missing.Permission.Right.READ_GROUP, CellApplicationId.of(domain));
    }

    /** Old brokers do not report permissions; then only an attempt shows whether access is allowed. */
    @SuppressWarnings("NullAway") // null for old brokers, which the client does not declare
    private static boolean mayRead(ClassicGroupDescription group) {
        return group.authorizedOperations() == null || group.authorizedOperations().contains(AclOperation.READ);
    }
}
