// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The portal in a real browser. Skipped with a message if none is installed. */
class PortalBrowserOnBrokerTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private static PortalMeshFixture mesh;
    private static HeadlessBrowser browser;

    @BeforeAll
    static void start() throws IOException {
        if (!HeadlessBrowser.isInstalled()) {
            System.out.println("SKIPPED: the portal is not tested in a browser, because there is no Chromium here;"
                    + " install Debian's chromium and chromium-driver");
        }
        assumeTrue(HeadlessBrowser.isInstalled(), "no Chromium on this machine");
        mesh = PortalMeshFixture.start();
        browser = HeadlessBrowser.start(mesh.uri(), true);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (mesh != null) {
            mesh.close();
        }
    }

    @BeforeEach
    void reset() {
        browser.setDisplay(1440, 1000, false);
        browser.problems();
        browser.requests();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/products", "/products?q=email", "/products/crm.customers", "/products/odd.markup", "/lineage",
                "/lineage?node=insights.people", "/lineage?node=insights.people&level=field", "/domains",
                "/domains/insights", "/operations",
                "/products/crm.customers/records"})
    void shouldBeAccessibleInBothThemesAndFitAPhone(String path) {
        for (boolean dark : List.of(false, true)) {
            browser.setDisplay(1440, 1000, dark);
            browser.open(path);

            Results results = new AxeBuilder().analyze(browser.driver());

            assertThat(results.getViolations())
                    .as((dark ? "dark " : "light ") + path + " " + violationText(results.getViolations()))
                    .isEmpty();
        }
        browser.setDisplay(390, 844, false);
        browser.open(path);
        assertThat(browser.script("return document.documentElement.scrollWidth")).as(path).isEqualTo("390");
        assertThat(new AxeBuilder().analyze(browser.driver()).getViolations()).as("390 px " + path).isEmpty();
        assertThat(browser.problems()).isEmpty();
        assertThat(browser.requests()).isNotEmpty().extracting(URI::getHost).containsOnly("127.0.0.1");
    }

    @Test
    void shouldFollowTheThemeOfTheSystem() {
        browser.open("/products");
        Object light = browser.script("return getComputedStyle(document.body.parentElement).backgroundColor");
        browser.setDisplay(1440, 1000, true);
        Object dark = browser.script("return getComputedStyle(document.body.parentElement).backgroundColor");

        assertThat(light).isEqualTo("rgb(245, 246, 248)");
        assertThat(dark).isEqualTo("rgb(15, 18, 23)");
    }

    @Test
    void shouldSearchWhileTypingAndReturnToTheResults() {
        browser.open("/products");
        find("#q").sendKeys("visits");

        until(() -> products().equals(List.of("web.visits")));
        until(() -> browser.driver().getCurrentUrl().endsWith("/products?q=visits"));
        until(() -> find("#count").getText().startsWith("1 of "));
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
        find(".row-link").click();
        until(() -> browser.driver().getTitle().startsWith("web.visits"));
        browser.driver().navigate().back();
        until(() -> products().equals(List.of("web.visits")));
        assertThat(find("#q").getDomProperty("value")).isEqualTo("visits");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void shouldFilterAndReturnWithTheBackButton() {
        browser.open("/products");
        find("input[name=sla][value=breached]").click();
        until(() -> products().equals(List.of("crm.customers")));
        until(() -> find("input[name=domain][value=crm] ~ .option-count").getText().equals("1"));
        find("input[name=domain][value=crm]").click();
        until(() -> browser.driver().getCurrentUrl().endsWith("/products?domain=crm&sla=breached"));

        browser.driver().navigate().back();

        until(() -> browser.driver().getCurrentUrl().endsWith("/products?sla=breached"));
        until(() -> "true".equals(find("#domain-all").getDomProperty("checked")));
        until(() -> products().equals(List.of("crm.customers")));
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void shouldShowTheCodeOfOneLanguageAtATime() {
        browser.open("/products/crm.customers");
        assertThat(find("#code-java").isDisplayed()).isTrue();
        assertThat(find("#code-kcat").isDisplayed()).isFalse();

        find("label[for=tab-kcat]").click();

        assertThat(find("#code-java").isDisplayed()).isFalse();
        assertThat(find("#code-kcat").getText()).contains("kcat -C -b " + mesh.bootstrapServers());
        browser.driver().switchTo().activeElement().sendKeys(Keys.ARROW_LEFT);
        assertThat(find("#code-python").isDisplayed()).isTrue();
    }

    @Test
    void shouldShowHiddenNeighboursInPlace() {
        browser.open("/lineage?node=web.visits&depth=1");
        int before = all(".box").size();
        find(".more").click();

        until(() -> all(".box").size() > before);
        until(() -> browser.driver().getCurrentUrl().contains("expand="));
        until(() -> all(".box .title").stream().map(WebElement::getText).toList().contains("odd.markup"));
        browser.driver().navigate().back();
        until(() -> all(".box").size() == before);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void shouldReachEverythingWithTheKeyboard() {
        browser.open("/lineage?node=insights.people");
        Set<String> reached = new LinkedHashSet<>();
        for (int n = 0; n < 60; n++) {
            WebElement active = browser.driver().switchTo().activeElement();
            active.sendKeys(Keys.TAB);
            Object focused = browser.script("const e = document.activeElement;"
                    + "return e.getAttribute('href') || e.id || e.getAttribute('aria-label') || e.textContent.trim()");
            reached.add(String.valueOf(focused));
        }

        assertThat(reached).contains("#main", "/products", "/lineage", "node", "level", "Show",
                "/lineage?node=product%3Acrm.customers", "/products/insights.people");
    }

    @Test
    void shouldShowTheKeyboardFocus() {
        browser.open("/products");
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(find(".skip").getLocation().getY()).isGreaterThanOrEqualTo(0);
        browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
        browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
        assertThat(browser.driver().switchTo().activeElement().getDomAttribute("id")).isEqualTo("q");
        assertThat(browser.script("return getComputedStyle(document.activeElement).outlineStyle")).isEqualTo("solid");
    }

    @Test
    void shouldBeReadableWithoutJavaScript() throws IOException {
        try (HeadlessBrowser plain = HeadlessBrowser.start(mesh.uri(), false)) {
            plain.open("/products?q=visits");
            assertThat(find(plain, "#results").getText()).contains("web.visits");
            plain.open("/products");
            find(plain, "input[name=domain][value=crm]").click();
            find(plain, "#catalog button").click();
            until(() -> plain.driver().getCurrentUrl().contains("domain=crm")
                    && find(plain, "#results").getText().contains("crm.customers"));
            until(() -> !find(plain, "#results").getText().contains("web.visits"));
            plain.open("/lineage?node=web.visits&depth=1");
            find(plain, ".more").click();
            until(() -> plain.driver().findElements(By.cssSelector(".box")).size() > 2);
            plain.open("/products/crm.customers");
            assertThat(find(plain, "#code-java").isDisplayed()).isTrue();
            find(plain, "label[for=tab-python]").click();
            until(() -> find(plain, "#code-python").isDisplayed());
        }
    }

    private static List<String> products() {
        return all("#results .row-id code").stream().map(WebElement::getText).toList();
    }

    private static WebElement find(String selector) {
        return find(browser, selector);
    }

    private static WebElement find(HeadlessBrowser in, String selector) {
        return in.driver().findElement(By.cssSelector(selector));
    }

    private static List<WebElement> all(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    private static void until(Callable<Boolean> condition) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50)).ignoreExceptions().until(condition);
    }

    private static String violationText(List<Rule> violations) {
        return violations.stream().map(rule -> rule.getId() + " " + rule.getHelp() + " "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList()).toList().toString();
    }
}
