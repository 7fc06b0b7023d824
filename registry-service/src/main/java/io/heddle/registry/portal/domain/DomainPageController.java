// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal.domain;

import io.heddle.contract.Contract;
import io.heddle.contract.DomainName;
import io.heddle.contract.ProductId;
import io.heddle.log.ContractEntry;
import io.heddle.log.DomainEntry;
import io.heddle.log.MeshView;
import io.heddle.registry.lineage.Lineage;
import io.heddle.registry.portal.Link;
import io.heddle.registry.portal.NotFoundException;
import io.heddle.registry.portal.Pages;
import io.heddle.registry.portal.Section;
import io.heddle.registry.portal.SlaState;
import io.heddle.registry.products.Catalog;
import io.heddle.registry.products.NearestId;
import io.heddle.registry.sla.MeshBoard;
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

/** The domains, and each of them. */
@Controller("/domains")
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
class DomainPageController {
    private static final int NEAREST = 5;

    private final Catalog catalog;
    private final MeshBoard board;
    private final Lineage lineage;
    private final Pages pages;

    DomainPageController(Catalog catalog, MeshBoard board, Lineage lineage, Pages pages) {
        this.catalog = catalog;
        this.board = board;
        this.lineage = lineage;
        this.pages = pages;
    }

    @Get(produces = MediaType.TEXT_HTML)
    HttpResponse<String> list() {
        MeshView view = catalog.view();
        Map<DomainName, Long> products = view.contracts().keySet().stream()
                .collect(Collectors.groupingBy(ProductId::domain, Collectors.counting()));
        Map<String, List<SlaStatus>> statuses = board.statuses(null).stream().collect(
                Collectors.groupingBy(status -> status.product().substring(0, Math.max(0, status.product().indexOf('.')))));
        List<DomainRow> rows = view.domains().values().stream()
                .sorted(Comparator.comparing(DomainEntry::name))
                .map(domain -> new DomainRow(domain.name().value(), domain.kind().word(), domain.owner(),
                        domain.description(), products.getOrDefault(domain.name(), 0L).intValue(),
                        SlaState.worst(statuses.getOrDefault(domain.name().value(), List.of()))))
                .toList();
        return pages.page(Section.DOMAINS, "Domains", "domain/list", new DomainList(rows));
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
        return pages.page(Section.DOMAINS, name, "domain/page", new DomainPage(name, domain.kind().word(), domain.owner(),
                domain.description(), products, neighbours.consumers(), neighbours.sources(), neighbours.applications()));
    }

    private DomainPage.ProductRow row(ContractEntry entry) {
        Contract contract = entry.contract();
        String id = contract.id().toString();
        return new DomainPage.ProductRow(id, contract.name(), contract.version().toString(), contract.status().word(),
                contract.description().purpose(), SlaState.worst(board.statuses(id)));
    }

    private static DomainEntry find(MeshView view, String name) {
        return view.domains().values().stream()
                .filter(domain -> domain.name().value().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("No such domain", "There is no domain '" + name + "' in this mesh.",
                        NearestId.several(name, view.domains().keySet().stream().map(DomainName::value).toList(), NEAREST)
                                .stream()
                                .map(near -> new Link("/domains/" + near, near))
                                .toList()));
    }
}
