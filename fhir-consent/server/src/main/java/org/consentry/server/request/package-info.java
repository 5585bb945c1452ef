// SPDX-License-Identifier: Apache-2.0
/**
 * Takes requests of patients and staff to recipients: to stop, to erase, to hold. Each is a Task and, while open, a
 * stop. It also keeps the Tasks about changed codes of patients, which stop nothing.
 */
@NullMarked
package org.consentry.server.request;

import org.jspecify.annotations.NullMarked;
