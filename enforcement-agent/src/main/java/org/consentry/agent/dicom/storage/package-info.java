// SPDX-License-Identifier: Apache-2.0
/**
 * The plain Storage service in both roles: a user that sends files and a provider that keeps them in a folder. The
 * demonstration's PACS and the companies' receivers are made of these; the gateway is not.
 */
@NullMarked
package org.consentry.agent.dicom.storage;

import org.jspecify.annotations.NullMarked;
