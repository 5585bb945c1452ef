// SPDX-License-Identifier: Apache-2.0
/** Makes files to keep from the HTML of a page: PDF/UA-1 and CSV. So a file says what the page says, in its words. */
@NullMarked
package org.consentry.portal.view.document;

import org.jspecify.annotations.NullMarked;
