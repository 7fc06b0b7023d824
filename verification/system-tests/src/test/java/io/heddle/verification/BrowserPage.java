// SPDX-License-Identifier: Apache-2.0
package io.heddle.verification;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page rendered by headless Chromium, including scripts. */
record BrowserPage(String html) {
    private static final Path CHROMIUM = Path.of(System.getProperty("heddle.test.chromium", "/usr/bin/chromium"));
    private static final Pattern ROW = Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>", Pattern.DOTALL);

    static boolean isBrowserInstalled() {
        return Files.isExecutable(CHROMIUM);
    }

    /** @param folder the browser's profile folder */
    static BrowserPage load(URI address, Path folder) throws IOException, InterruptedException {
        Path htmlFile = folder.resolve("shown.html");
        Process browser = new ProcessBuilder(CHROMIUM.toString(), "--headless=new", "--no-sandbox", "--disable-gpu",
                "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir=" + folder.resolve("browser"),
                "--dump-dom", address.toString())
                .redirectOutput(htmlFile.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!browser.waitFor(60, TimeUnit.SECONDS)) {
            browser.destroyForcibly();
            throw new IOException("the browser did not show " + address + " within 60 s");
        }
        return new BrowserPage(Files.readString(htmlFile));
    }

    /** The body rows of all tables, cell by cell, without markup. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Matcher row = ROW.matcher(html); row.find();) {
            List<String> cells = new ArrayList<>();
            for (Matcher cell = CELL.matcher(row.group(1)); cell.find();) {
                cells.add(cell.group(1).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip());
            }
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        return rows;
    }
}
