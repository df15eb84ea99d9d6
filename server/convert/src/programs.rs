//! Where programs lie.

use std::path::{Path, PathBuf};

/// Folders of programs. Fixed, so that nothing in the environment of the server chooses what is run.
const FOLDERS: [&str; 3] = ["/usr/bin", "/usr/local/bin", "/bin"];

/// The program's file itself, symbolic links followed.
pub fn find(name: &str) -> Option<PathBuf> {
    FOLDERS.iter().find_map(|folder| {
        let path = Path::new(folder).join(name).canonicalize().ok()?;
        path.is_file().then_some(path)
    })
}

/// The folder that a program outside `/usr` needs to see: that of `bin` or `program` and what lies beside it.
pub fn installed_in(program: &Path) -> Option<&Path> {
    if program.starts_with("/usr") || program.starts_with("/bin") {
        return None;
    }
    let folder = program.parent()?;
    let named = folder.file_name().is_some_and(|name| name == "bin" || name == "program");
    // Never the root of all files.
    let around = if named { folder.parent()? } else { folder };
    around.parent().map(|_| around)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_outside_the_system_sees_its_own_folder_only() {
        let seen = |program| installed_in(Path::new(program)).map(|path| path.to_str().unwrap_or_default());
        assert_eq!(seen("/usr/lib/libreoffice/program/soffice"), None);
        assert_eq!(seen("/opt/libreoffice24.8/program/soffice"), Some("/opt/libreoffice24.8"));
        assert_eq!(seen("/opt/tool/tool"), Some("/opt/tool"));
        assert_eq!(seen("/program/tool"), None);
        assert_eq!(seen("/tool"), None);
    }
}
