// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract;

/**
 * An error in a contract document.
 *
 * @param code stable, such as {@code contract.version.invalid}
 * @param line from 1; 0 if the fault has no position in the document
 * @param column from 1; 0 if the fault has no position in the document
 * @param path in the document, such as {@code schema[0].properties[2].logicalType}
 * @param message what is wrong
 * @param fix what to write instead
 */
public record ContractFault(String code, int line, int column, String path, String message, String fix) {}
