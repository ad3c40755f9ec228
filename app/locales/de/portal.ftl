front-title = Wo Sicherheits-Gemeinschaften zusammenkommen
front-lead = Konferenzen, Arbeitsgruppen und Standards, an einem Ort und in einem Protokoll.
