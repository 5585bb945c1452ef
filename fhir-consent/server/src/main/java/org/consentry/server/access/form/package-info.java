// SPDX-License-Identifier: Apache-2.0
/**
 * What a request may carry: parameters, headers and forms of answer. Nothing that was sent is ignored in silence; what
 * is not understood is refused by name.
 */
@NullMarked
package org.consentry.server.access.form;

import org.jspecify.annotations.NullMarked;
