// SPDX-License-Identifier: Apache-2.0
/** Tests of the files that are made from pages. */
@NullMarked
package org.consentry.portal.view.document;

import org.jspecify.annotations.NullMarked;
