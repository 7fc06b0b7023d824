// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;

import java.util.List;

/**
 * The model of an error page.
 *
 * @param fix how to fix the problem, or {@code ""}
 * @param nearest the most likely intended pages
 * @param waiting the registry is not ready yet, so the page reloads itself
 */
public record ErrorPage(int status, String title, String detail, String fix, List<PageLink> nearest, boolean waiting) {
    public ErrorPage {
        nearest = List.copyOf(nearest);
    }

    static ErrorPage of(ProblemDetails problem) {
        boolean waiting = problem.code().equals(ProblemCode.STARTING.code());
        // A fix that names an API request does not help a user with a browser.
        String fix = waiting || problem.fix().startsWith("GET ") ? "" : problem.fix();
        return new ErrorPage(problem.status(), problem.title(), problem.detail(), fix, List.of(), waiting);
    }
}
