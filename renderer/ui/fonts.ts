/** The bundled families. Imported by the app's own windows only: a guest's phone on a slow line uses the system's type. */
import './fonts.css'
