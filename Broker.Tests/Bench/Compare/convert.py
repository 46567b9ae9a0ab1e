# Kept running: asks a listening LibreOffice for the PDF of each document named on a line, and says its name when it is there.
import sys, time, uno
from com.sun.star.beans import PropertyValue

def named(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p

local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
for _ in range(300):
    try:
        context = resolver.resolve("uno:pipe,name=" + sys.argv[1] + ";urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
print("ready", flush=True)
for line in sys.stdin:
    path = line.strip()
    document = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (named("Hidden", True),))
    document.storeToURL("file://" + path + ".pdf", (named("FilterName", "writer_pdf_Export"),))
    document.close(True)
    print(path, flush=True)
