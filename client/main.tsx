import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from './app.tsx';
import { isLanguage, loadLanguage } from './i18n.ts';

const place = document.getElementById('page');
if (!place) throw new Error('app.html has no #page');
const asked = window.location.pathname.split('/')[1];

// The language comes first, so that nothing is ever shown in the wrong one.
await loadLanguage(isLanguage(asked) ? asked : 'it');
createRoot(place).render(
  <StrictMode>
    <BrowserRouter>
      <App />
    </BrowserRouter>
  </StrictMode>,
);
