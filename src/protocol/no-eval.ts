// Imported first by what pages and the extension host load: zod makes functions of text where it may, and looks whether it may as
// soon as a schema is made. A page's policy forbids that, and the extension host reports the look as an error of ours.
import * as z from 'zod';

z.config({ jitless: true });
