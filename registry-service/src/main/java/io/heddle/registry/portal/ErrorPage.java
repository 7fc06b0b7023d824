// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.portal;

import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;

import java.util.List;

/**
 * What went wrong, for people.
 *
 * @param fix what to do about it, or {@code ""}
 * @param nearest what was most likely meant
 * @param waiting the registry is not ready yet: the page comes back by itself
 */
public record ErrorPage(int status, String title, String detail, String fix, List<PageLink> nearest, boolean waiting) {
    public ErrorPage {
        nearest = List.copyOf(nearest);
    }

    static ErrorPage of(ProblemDetails problem) {
        boolean waiting = problem.code().equals(ProblemCode.STARTING.code());
        // What to send to the API instead is no help to somebody with a browser.
        String fix = waiting || problem.fix().startsWith("GET ") ? "" : problem.fix();
        return new ErrorPage(problem.status(), problem.title(), problem.detail(), fix, List.of(), waiting);
    }
}
