// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.contract.Contract;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.contract.suggestion.NameSuggestions;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.portal.PageLink;
import io.heddle.registry.portal.PageNotFoundException;
import io.heddle.registry.portal.PageRenderer;
import io.heddle.registry.portal.PortalSection;
import io.heddle.registry.portal.SlaBadge;
import io.heddle.registry.products.ProductCatalog;
import io.heddle.registry.sla.MeshStatusView;
import io.heddle.registry.sla.SlaStatus;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The list of domains, and a page for each of them. */
@Controller("/domains")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class DomainPageController {
    private static final int NEAREST = 5;

    private final ProductCatalog catalog;
    private final MeshStatusView statusView;
    private final Lineage lineage;
    private final PageRenderer pages;

    DomainPageController(ProductCatalog catalog, MeshStatusView statusView, Lineage lineage, PageRenderer pages) {
        this.catalog = catalog;
        this.statusView = statusView;
        this.lineage = lineage;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> list() {
        MeshView view = catalog.view();
        Map<DomainName, Long> products = view.contracts().keySet().stream()
                .collect(Collectors.groupingBy(ProductId::domain, Collectors.counting()));
        Map<String, List<SlaStatus>> statuses = statusView.statuses(null).stream().collect(
                Collectors.groupingBy(
                        status -> status.product().substring(0, Math.max(0, status.product().indexOf('.')))));
        List<DomainRow> rows = view.domains().values().stream()
                .sorted(Comparator.comparing(DomainEntry::name))
                .map(domain -> new DomainRow(domain.name().value(), domain.kind().word(), domain.owner(),
                        domain.description(), products.getOrDefault(domain.name(), 0L).intValue(),
                        SlaBadge.worst(statuses.getOrDefault(domain.name().value(), List.of()))))
                .toList();
        return pages.page(PortalSection.DOMAINS, "Domains", "domain/list", new DomainListPage(rows));
    }

    @Get(value = "/{name}", produces = MediaType.TEXT_HTML)
    HttpResponse<String> show(String name) {
        MeshView view = catalog.view();
        DomainEntry domain = find(view, name);
        List<DomainPage.ProductRow> products = view.contracts().keySet().stream()
                .filter(id -> id.domain().equals(domain.name()))
                .sorted()
                .map(id -> row(catalog.product(id.toString())))
                .toList();
        DomainNeighbours neighbours = DomainNeighbours.of(
                name, products.stream().map(DomainPage.ProductRow::id).toList(), lineage);
        return pages.page(PortalSection.DOMAINS, name, "domain/page",
                new DomainPage(name, domain.kind().word(), domain.owner(),
                        domain.description(), products, neighbours.consumers(), neighbours.sources(),
                        neighbours.applications()));
    }

    private DomainPage.ProductRow row(ContractEntry entry) {
        Contract contract = entry.contract();
        String id = contract.id().toString();
        return new DomainPage.ProductRow(id, contract.name(), contract.version().toString(), contract.status().word(),
                contract.description().purpose(), SlaBadge.worst(statusView.statuses(id)));
    }

    private static DomainEntry find(MeshView view, String name) {
        return view.domains().values().stream()
                .filter(domain -> domain.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new PageNotFoundException("No such domain",
                        "There is no domain '" + name + "' in this mesh.",
                        NameSuggestions
                                .closest(name, view.domains().keySet().stream().map(DomainName::value).toList(),
                                        NEAREST)
                                .stream()
                                .map(near -> new PageLink("/domains/" + near, near))
                                .toList()));
    }
}
